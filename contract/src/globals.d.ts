/** The part of the URL standard that browsers and Node share: contract has neither's types. */
declare class URL {
  constructor(url: string);
  readonly hostname: string;
}
