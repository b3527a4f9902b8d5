import { describe, expect, test } from "vitest";
import { type FaultCode, ProviderFault } from "@/lib/providers/model";
import { judgeParameters } from "./judge-parameters";

const fault = (message: string, code: FaultCode = "bad_request", param?: string) =>
  new ProviderFault(code, message, param === undefined ? {} : { param });

/** What is sent in the end where a provider refuses what `refuse` finds in it. */
function settled(refuse: (sent: { format: string; temperature: boolean }) => ProviderFault | null) {
  const parameters = judgeParameters();
  const asked: unknown[] = [];
  for (;;) {
    const sent = parameters.of("p", "m");
    asked.push(sent);
    const refusal = refuse(sent);
    if (!refusal || !parameters.learn("p", "m", sent, refusal)) return { asked, refusal };
  }
}

describe("judgeParameters", () => {
  test("names a schema and a temperature at first", () => {
    expect(settled(() => null).asked).toEqual([{ format: "schema", temperature: true }]);
  });

  test.each([
    "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
    "Unsupported parameter: 'temperature' is not supported with this model.",
  ])("leaves out a temperature that is refused: %s", (message) => {
    const { asked } = settled(({ temperature }) => (temperature ? fault(message) : null));
    expect(asked.at(-1)).toEqual({ format: "schema", temperature: false });
  });

  test.each([
    "This model does not support response format `json_schema`.",
    "'response_format.type' must be 'json_object' or 'text'",
    "Structured outputs are not available",
  ])("asks for an object where a schema is refused: %s", (message) => {
    const { asked } = settled(({ format }) => (format === "schema" ? fault(message) : null));
    expect(asked.at(-1)).toEqual({ format: "object", temperature: true });
  });

  test("asks in words where neither is taken, and goes by the parameter that is named rather than by words", () => {
    const { asked } = settled(({ format }) => (format === "words" ? null : fault("No.", "bad_request", "response_format")));
    expect(asked).toHaveLength(3);
    expect(settled(() => fault("temperature?", "bad_request", "messages")).asked).toHaveLength(1);
  });

  test("finds out both, one after the other", () => {
    const { asked } = settled(({ format, temperature }) =>
      temperature ? fault("temperature") : format === "words" ? null : fault("json mode"),
    );
    expect(asked.at(-1)).toEqual({ format: "words", temperature: false });
  });

  test("one that refuses whatever is sent is not asked for ever", () => {
    expect(settled(() => fault("temperature and response_format")).asked.length).toBe(4);
  });

  test.each(["auth", "rate_limited", "server_error", "context_length"] as const)("%s is no refusal of a parameter", (code) => {
    expect(settled(() => fault("temperature", code)).asked).toHaveLength(1);
  });

  test("what is known of a model holds for that model alone; calls sent before it was known teach nothing back", () => {
    const parameters = judgeParameters();
    const early = parameters.of("p", "m");
    parameters.learn("p", "m", early, fault("temperature"));
    parameters.learn("p", "m", early, fault("response_format"));
    expect(parameters.of("p", "m")).toEqual({ format: "object", temperature: false });
    expect(parameters.learn("p", "m", early, fault("temperature"))).toBe(true);
    expect(parameters.of("p", "m")).toEqual({ format: "object", temperature: false });
    expect(parameters.of("p", "other")).toEqual({ format: "schema", temperature: true });
    expect(parameters.of("other", "m")).toEqual({ format: "schema", temperature: true });
  });
});
