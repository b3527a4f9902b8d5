import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { StyleNonce } from "@/components/style-nonce";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "PromptOps", template: "%s · PromptOps" },
  description: "Version, test and release the prompts of your AI features.",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get("theme")?.value;
  return (
    <html lang="en" data-theme={theme === "light" || theme === "dark" ? theme : undefined}>
      <head>
        {/* in the first bytes: as metadata it may come after the page's load, and browsers ask for /favicon.ico by then */}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body className="min-h-dvh font-sans">
        {children}
        <StyleNonce />
      </body>
    </html>
  );
}
