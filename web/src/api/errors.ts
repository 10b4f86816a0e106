/** What can go wrong between the browser and the server, as one kind of error. */

export type ErrorBody = { code: string; message: string; message_en?: string; detail?: Record<string, unknown> };

/** An answer that is not a success. `code` is stable; `message` and `messageEn` are the server's sentences, or "". */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly messageEn: string;
  readonly detail: Record<string, unknown>;

  constructor(status: number, body: ErrorBody) {
    super(body.message);
    this.name = "ApiFailure";
    this.status = status;
    this.code = body.code;
    this.messageEn = body.message_en ?? "";
    this.detail = body.detail ?? {};
  }
}

/** The failure that an HTTP answer stands for; an answer without our body (a proxy's page) keeps its status. */
export function readFailure(status: number, body: unknown): ApiFailure {
  if (isErrorBody(body)) return new ApiFailure(status, body);
  const code = status === 0 ? "net.down" : status >= 500 ? "net.server" : `http.${status}`;
  return new ApiFailure(status, { code, message: "" });
}

/** The failure of a request that got no answer at all. */
export function unreachable(): ApiFailure {
  return readFailure(0, null);
}

export function isFailure(error: unknown, code: string): error is ApiFailure {
  return error instanceof ApiFailure && error.code === code;
}

/** Whether asking once more may help: no answer, or a server that is starting. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiFailure && (error.status === 0 || error.status === 502 || error.status === 503);
}

function isErrorBody(body: unknown): body is ErrorBody {
  return typeof body === "object" && body !== null && "code" in body && "message" in body;
}
