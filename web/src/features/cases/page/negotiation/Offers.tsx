import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { Offer } from "@/api/types";
import { formatMinute } from "@/ui/moment";
import { formatFen } from "@/ui/money";
import { useCaseDesk } from "../desk";
import styles from "./Negotiation.module.css";
import { OfferForm } from "./OfferForm";

/** Offers and counter-offers, oldest first; the one on the table waits for the other side's word. */
export function Offers() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const { offers } = detail.negotiation;
  return (
    <section className={styles.part}>
      <h3>{t("talk.offers")}</h3>
      {offers.length > 0 && (
        <ol className={styles.offers}>
          {offers.map((offer) => (
            <OfferLine key={offer.id} offer={offer} />
          ))}
        </ol>
      )}
      {detail.may.choose && <OfferForm />}
    </section>
  );
}

function OfferLine({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  const { detail, act, busy } = useCaseDesk();
  const answer = (accepted: boolean) =>
    act((version) => unwrap(api.POST("/api/cases/{case_id}/offers/{offer_id}/answer", { params: { path: { case_id: detail.id, offer_id: offer.id } }, body: { accepted, version } })));
  return (
    <li data-state={offer.state}>
      <span className={styles.side} data-side={offer.side}>
        {t(`talk.side.${offer.side}`)}
      </span>
      <span>
        {t(`words.outcome.${offer.outcome}`)}
        {offer.amount_fen !== null && <strong className="num"> {formatFen(offer.amount_fen)}</strong>}
        {offer.words && <span className={`quiet ${styles.gap}`}>{offer.words}</span>}
        <span className={`quiet small num ${styles.gap}`}>
          {formatMinute(offer.at)} {offer.by?.name}
        </span>
      </span>
      {offer.state === "open" && detail.may.choose ? (
        <span className={styles.row}>
          <Button size="small" disabled={busy} onClick={() => void answer(true)}>
            {t(offer.side === "shop" ? "talk.buyerAccepts" : "talk.weAccept")}
          </Button>
          <Button size="small" type="text" disabled={busy} onClick={() => void answer(false)}>
            {t(offer.side === "shop" ? "talk.buyerDeclines" : "talk.weDecline")}
          </Button>
        </span>
      ) : (
        <span className={styles.state} data-state={offer.state}>
          {t(`talk.state.${offer.state}`)}
        </span>
      )}
    </li>
  );
}
