import { Tokenizer, TokenParser } from "@streamparser/json";
import { exactNumber } from "./parse-json";

type Found = Parameters<TokenParser["onValue"]>[0];

/** Finds the values at `paths` in JSON that comes in pieces: one document, or several one behind the other. */
export class JsonParser {
  private readonly tokenizer = new ExactTokenizer({ separator: "" });

  constructor(paths: string[], on: { value: (found: Found) => void; error: () => void }) {
    const parser = new TokenParser({ paths, keepStack: false, separator: "" });
    this.tokenizer.onToken = parser.write.bind(parser);
    this.tokenizer.onEnd = () => {
      if (!parser.isEnded) parser.end();
    };
    parser.onValue = on.value;
    parser.onError = on.error;
    this.tokenizer.onError = on.error;
  }

  write(piece: Uint8Array): void {
    this.tokenizer.write(piece);
  }

  end(): void {
    this.tokenizer.end();
  }
}

class ExactTokenizer extends Tokenizer {
  // The type is the library's, which passes the value on as it is.
  override parseNumber(digits: string): number {
    return exactNumber(digits) as number;
  }
}
