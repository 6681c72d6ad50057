"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useAct } from "@/components/settings/use-act";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { addRuleAction } from "@/lib/rules/actions";
import { RuleForm } from "./rule-form";

const FORM = "add-rule";

/** The button that asks for a rule's name and words, and leads to its page. */
export function AddRule() {
  const [isOpen, setOpen] = useState(false);
  const { isBusy, outcome, run } = useAct();
  const router = useRouter();
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Icon name="plus" />
        Add a rule
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Add a house rule"
        footer={
          <>
            <span>It takes the next number. Its words can be changed later; every version is kept.</span>
            <Button type="submit" form={FORM} variant="primary" className="ml-auto" disabled={isBusy}>
              Add
            </Button>
          </>
        }
      >
        <div className="grid gap-3 p-4">
          <RuleForm
            id={FORM}
            wording={{ name: "", text: "" }}
            onSubmit={(wording) =>
              run(
                () => addRuleAction(wording),
                (code) => {
                  setOpen(false);
                  router.push(`/rules/${code}`);
                  return null;
                },
              )
            }
          />
          {outcome && <Notice isFailure={outcome.isFailure}>{outcome.message}</Notice>}
        </div>
      </Dialog>
    </>
  );
}
