import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./Composer.module.css";
import type { Suggestion } from "./useSuggestions";

type Props = { suggestions: readonly Suggestion[]; onTake: (suggestion: Suggestion) => void };

/** Up to three answers as chips, the whole text on hover; a click, or Alt and its number, puts one into the input. */
export function SuggestionStrip({ suggestions, onTake }: Props) {
  const { t } = useTranslation();
  if (suggestions.length === 0) return null;
  return (
    <div className={styles.chips} role="group" aria-label={t("reception.suggestions")}>
      {suggestions.map((suggestion, place) => (
        <Tooltip key={suggestion.key} title={suggestion.text} styles={{ root: { maxWidth: 420 } }}>
          <button type="button" className={styles.chip} aria-keyshortcuts={`Alt+${place + 1}`} onClick={() => onTake(suggestion)}>
            <kbd>{place + 1}</kbd>
            {suggestion.text}
          </button>
        </Tooltip>
      ))}
    </div>
  );
}
