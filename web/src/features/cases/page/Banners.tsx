import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { ApiFailure } from "@/api/errors";
import { serverNow } from "@/ui/clock";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { AutomationBanner } from "./AutomationBanner";
import { useCaseDesk } from "./desk";
import { RuleHover } from "./RuleHover";
import { describeChange } from "./stale";

const OLD_MS = 24 * 3_600_000;
const NOTHING = { needs_human: null, warnings: [] };

/** What a person must know before deciding: somebody was quicker, a human must judge, a warning, old data. */
export function Banners({ stale, onSeen }: { stale: ApiFailure | null; onSeen: () => void }) {
  const { t } = useTranslation();
  const { detail, failure, forgetFailure } = useCaseDesk();
  // What is to be heeded before deciding is no help once it is over.
  const { needs_human: human, warnings } = detail.ending ? NOTHING : detail.decision;
  const old = !detail.ending && detail.as_of !== null && serverNow() - Date.parse(detail.as_of) > OLD_MS;
  return (
    <>
      {stale && (
        <Banner tone="caution" action={<Seen onClick={onSeen} />}>
          <strong>{t("stale.title")}</strong> {describeChange(stale, detail.staff, t)} {t("stale.kept")}
        </Banner>
      )}
      {failure && failure !== stale && (
        <Banner tone="blocked" action={<Seen onClick={forgetFailure} />}>
          {failureLine(failure, t)}
        </Banner>
      )}
      {human && (
        <Banner tone="caution">
          <strong>{t("decision.needsHuman")}</strong>
          <ul>
            {human.why.map((note) => (
              <li key={note.rule + note.text}>
                <RuleHover note={note} />
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {warnings.length > 0 && (
        <Banner>
          <ul aria-label={t("decision.heed")}>
            {warnings.map((note) => (
              <li key={note.rule + note.text}>
                <RuleHover note={note} />
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {old && <Banner>{t("decision.old")}</Banner>}
      <AutomationBanner />
    </>
  );
}

function Seen({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <Button size="small" type="text" onClick={onClick}>
      {t("stale.seen")}
    </Button>
  );
}
