import { describe, expect, test } from "vitest";
import { checkUrl, type Lookup } from "./check-url";

const publicly: Lookup = async () => [{ address: "93.184.216.34" }];

describe("checkUrl", () => {
  test.each([
    "https://127.0.0.1/v1",
    "https://localhost/v1",
    "https://localhost./v1",
    "https://api.localhost/v1",
    "https://169.254.169.254/latest",
    "https://[::1]/v1",
    "https://[::ffff:127.0.0.1]/v1",
    "https://2130706433/v1",
    "https://0x7f.1/v1",
    "https://0177.0.0.1/v1",
    "https://127.1/v1",
    "https://①②⑦.0.0.1/v1",
    "https://0.0.0.0/v1",
    "https://10.1.2.3/v1",
    "https://172.16.0.9/v1",
    "https://192.168.1.1/v1",
    "https://100.64.0.1/v1",
    "https://[fd00::1]/v1",
    "https://[fe80::1]/v1",
    "https://[64:ff9b::7f00:1]/v1",
    "https://[2002:7f00:1::]/v1",
    "https://metadata.google.internal/v1",
    "https://postgres/v1",
    "https://user:pass@api.example.com/v1",
    "https://api.example.com:5432/v1",
    "https://api.example.com/v1?to=x",
    "http://api.example.com/v1",
    "file:///etc/passwd",
    "gopher://api.example.com/",
    "not a url",
  ])("refuses %s", async (url) => {
    await expect(checkUrl(url, { lookup: publicly })).rejects.toMatchObject({ code: "invalid_input" });
  });

  test.each(["https://api.example.com/v1", "https://api.example.com:8443/v1", "https://93.184.216.34/v1"])(
    "accepts %s",
    async (url) => {
      expect((await checkUrl(url, { lookup: publicly })).href).toBe(url);
    },
  );

  test("refuses a public name that leads inside, though only one of its addresses does", async () => {
    const lookup: Lookup = async () => [{ address: "93.184.216.34" }, { address: "10.0.0.1" }];
    const refused = checkUrl("https://api.example.com/v1", { lookup });
    await expect(refused).rejects.toThrow("does not lead to an address of the public internet");
    await expect(refused).rejects.not.toThrow("10.0.0.1"); // what our name service knows is nobody's to learn
  });

  test("refuses a name nobody knows", async () => {
    const lookup: Lookup = async () => Promise.reject(new Error("ENOTFOUND"));
    await expect(checkUrl("https://api.example.com/v1", { lookup })).rejects.toThrow("unknown");
  });

  test("the operator's list lets a private host in, and only on the port it names", async () => {
    const allowed = ["127.0.0.1:9000", "models.internal"];
    expect((await checkUrl("http://127.0.0.1:9000/v1", { allowed })).port).toBe("9000");
    expect((await checkUrl("http://models.internal:1234/v1", { allowed })).port).toBe("1234");
    await expect(checkUrl("http://127.0.0.1:9001/v1", { allowed })).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("looks few names up at once: a slow one holds nobody else up", async () => {
    const slow = Promise.withResolvers<{ address: string }[]>();
    let asked = 0;
    const lookup = () => {
      asked++;
      return slow.promise;
    };
    const check = () => checkUrl("https://slow.example.com/v1", { lookup });
    const under = Array.from({ length: 6 }, check);
    await expect(check()).rejects.toMatchObject({ code: "unavailable" });
    expect(asked).toBe(2);
    slow.resolve([{ address: "93.184.216.34" }]);
    expect((await Promise.all(under)).length).toBe(6);
  });
});
