// Messages over a stream: which changes still wait to be handled, what is canceled, and when the process ends.
import { createConnection, type Connection, type WatchDog } from 'vscode-languageserver';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  LSPErrorCodes,
  Message,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  type DataCallback,
  type MessageStrategy,
  type ResponseMessage,
} from 'vscode-languageserver-protocol/node';

export interface Transport {
  readonly connection: Connection;
  /** Whether a newer text of the file has come and is not taken in yet. */
  isOutdated(uri: string): boolean;
  /** Whether the client has said that it will leave. */
  isLeaving(): boolean;
  /** Resolves to the exit status when the client says so, or is gone. */
  readonly ended: Promise<number>;
}

/** How often the process of the client is looked for. */
const CLIENT_CHECK_MS = 3000;

function uriOfChange(message: Message): string | undefined {
  if (!Message.isNotification(message)) return undefined;
  if (message.method !== DidChangeTextDocumentNotification.method) return undefined;
  const { textDocument } = (message.params ?? {}) as { textDocument?: { uri?: unknown } };
  return typeof textDocument?.uri === 'string' ? textDocument.uri : undefined;
}

/** Counts the changes of each file between their arrival and their turn. */
class PendingChanges {
  readonly #counts = new Map<string, number>();

  has(uri: string): boolean {
    return this.#counts.has(uri);
  }

  arrived(message: Message): void {
    const uri = uriOfChange(message);
    if (uri !== undefined) this.#counts.set(uri, (this.#counts.get(uri) ?? 0) + 1);
  }

  handled(message: Message): void {
    const uri = uriOfChange(message);
    if (uri === undefined) return;
    const left = (this.#counts.get(uri) ?? 1) - 1;
    if (left > 0) this.#counts.set(uri, left);
    else this.#counts.delete(uri);
  }
}

/** The library's reader, which also says what it has read. */
class CountingReader extends StreamMessageReader {
  readonly #pending: PendingChanges;

  constructor(input: NodeJS.ReadableStream, pending: PendingChanges) {
    super(input);
    this.#pending = pending;
  }

  override listen(callback: DataCallback): ReturnType<StreamMessageReader['listen']> {
    return super.listen((message) => {
      this.#pending.arrived(message);
      callback(message);
    });
  }
}

/** A request that is taken back before its turn is answered without work. */
const canceled = (): ResponseMessage => ({
  jsonrpc: '2.0',
  id: null,
  error: new ResponseError(LSPErrorCodes.RequestCancelled, 'The client canceled the request.').toJson(),
});

const isRunning = (processId: number): boolean => {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // It runs, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Connects to a client. */
export function connect(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Transport {
  const pending = new PendingChanges();
  const messageStrategy: MessageStrategy = {
    handleMessage(message, next) {
      pending.handled(message);
      return next(message);
    },
  };
  const reader = new CountingReader(input, pending);
  let end: (status: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  let clientCheck: NodeJS.Timeout | undefined;
  const watchDog: WatchDog = {
    shutdownReceived: false,
    initialize({ processId }) {
      if (typeof processId !== 'number' || clientCheck) return;
      clientCheck = setInterval(() => {
        if (!isRunning(processId)) watchDog.exit(1);
      }, CLIENT_CHECK_MS).unref();
    },
    exit(status) {
      clearInterval(clientCheck);
      end(status);
    },
  };
  const leave = (): void => watchDog.exit(watchDog.shutdownReceived ? 0 : 1);
  reader.onClose(leave);
  input.on('end', leave);
  input.on('error', leave);
  const connection = createConnection(
    (logger) =>
      createProtocolConnection(reader, new StreamMessageWriter(output), logger, {
        messageStrategy,
        connectionStrategy: { cancelUndispatched: canceled },
      }),
    watchDog,
  );
  return {
    connection,
    isOutdated: (uri) => pending.has(uri),
    isLeaving: () => watchDog.shutdownReceived,
    ended,
  };
}
