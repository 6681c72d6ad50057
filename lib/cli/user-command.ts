import { type Command, Option } from "commander";
import { systemActor } from "@/lib/auth/system-actor";
import { ROLES, type Role } from "@/lib/domain/roles";
import { AppError } from "@/lib/errors";
import { withDatabase } from "./with-database";

/** `komainu user` */
export function addUserCommand(program: Command): void {
  const user = program.command("user").description("who may sign in");
  user
    .command("add")
    .description("add a person and print the one-time password to hand over")
    .argument("<email>")
    .addOption(new Option("--role <role>", "what the person may do").choices(ROLES).makeOptionMandatory())
    .option("--name <name>", "as colleagues see it; without it, the address up to the @")
    .action(add);
  user.command("list").description("list everybody with an account").action(list);
  user
    .command("reset")
    .description("print a new one-time password and end every session of this person")
    .argument("<email>")
    .action(reset);
}

async function add(email: string, options: { role: Role; name?: string }): Promise<void> {
  await withDatabase(async () => {
    const { createModerator } = await import("@/lib/moderators/mutations");
    const name = options.name ?? email.split("@")[0] ?? email;
    const added = await createModerator(systemActor(), { email, name, role: options.role });
    process.stdout.write(
      `Added ${added.email} as ${options.role}.\nOne-time password: ${added.oneTimePassword}\n`,
    );
  });
}

async function list(): Promise<void> {
  await withDatabase(async () => {
    const { listModerators } = await import("@/lib/moderators/data");
    const rows = (await listModerators(systemActor())).map(({ email, role, name, disabledAt }) => [
      email,
      role,
      disabledAt ? `${name} (disabled)` : name,
    ]);
    const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
    for (const row of rows) {
      process.stdout.write(`${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}\n`);
    }
  });
}

async function reset(email: string): Promise<void> {
  await withDatabase(async () => {
    const { listModerators } = await import("@/lib/moderators/data");
    const { resetPassword } = await import("@/lib/moderators/mutations");
    const wanted = email.trim().toLowerCase();
    const person = (await listModerators(systemActor())).find((moderator) => moderator.email === wanted);
    if (!person) throw new AppError("not_found", `${email} has no account; see komainu user list`);
    const { oneTimePassword } = await resetPassword(systemActor(), { id: person.id });
    process.stdout.write(
      `Every session of ${person.email} has ended.\nOne-time password: ${oneTimePassword}\n`,
    );
  });
}
