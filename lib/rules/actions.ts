"use server";

import { revalidatePath } from "next/cache";
import { type ActionResult, runAction } from "@/lib/action-result";
import {
  addRule,
  chooseExample,
  dropExample,
  dropReason,
  retireRule,
  saveReason,
  saveRule,
} from "./mutations";
import {
  type AddRule,
  addRuleSchema,
  type ChooseExample,
  chooseExampleSchema,
  type DropExample,
  dropExampleSchema,
  type RetireRule,
  reasonSchema,
  retireRuleSchema,
  type SaveReason,
  type SaveRule,
  saveRuleSchema,
} from "./schema";

export async function saveRuleAction(input: SaveRule): Promise<ActionResult<number>> {
  return runAction(async (actor) => shown(await saveRule(actor, saveRuleSchema.parse(input))));
}

export async function addRuleAction(input: AddRule): Promise<ActionResult<string>> {
  return runAction(async (actor) => shown(await addRule(actor, addRuleSchema.parse(input))));
}

export async function retireRuleAction(input: RetireRule): Promise<ActionResult<void>> {
  return runAction(async (actor) => shown(await retireRule(actor, retireRuleSchema.parse(input))));
}

export async function chooseExampleAction(input: ChooseExample): Promise<ActionResult<void>> {
  return runAction(async (actor) => shown(await chooseExample(actor, chooseExampleSchema.parse(input))));
}

export async function dropExampleAction(input: DropExample): Promise<ActionResult<void>> {
  return runAction(async (actor) => shown(await dropExample(actor, dropExampleSchema.parse(input))));
}

export async function saveReasonAction(input: SaveReason): Promise<ActionResult<void>> {
  return runAction(async (actor) => saveReason(actor, reasonSchema.parse(input)));
}

export async function dropReasonAction(input: SaveReason): Promise<ActionResult<void>> {
  return runAction(async (actor) => dropReason(actor, reasonSchema.parse(input)));
}

function shown<Value>(value: Value): Value {
  revalidatePath("/rules", "layout");
  return value;
}
