/** Mozilla's list of passwords that many people have; it ships no types. */
declare module "fxa-common-password-list" {
  const list: { test(password: string): boolean };
  export = list;
}
