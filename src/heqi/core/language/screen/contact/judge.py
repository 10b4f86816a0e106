"""From a likely name and the words around it to what is done about it."""

from heqi.core.language.screen.contact.closeness import Closeness
from heqi.core.language.screen.contact.evidence import Around
from heqi.core.language.screen.contact.search import Candidate
from heqi.core.language.screen.finding import Severity


def judge_channel(candidate: Candidate, around: Around, *, own_platform: bool, platform_known: bool) -> Severity | None:
    """block, caution (a mention that is legitimate in its sentence), or None: nothing to say.

    Where the shop does not say on which platform it sells, its own may be named but nobody is sent to one by name.
    """
    if candidate.channel.family == "market":
        severity = _judge_market(candidate.closeness, around)
        return severity if not own_platform or (severity == "block" and not platform_known) else None
    if around.refused:
        return "caution" if candidate.closeness >= Closeness.STRONG else None
    if around.account and candidate.closeness >= Closeness.WEAK:
        return "block"
    if around.legitimate and not around.surely_offered:
        return "caution" if candidate.closeness >= Closeness.STRONG else None
    if _is_enough(candidate, around):
        return "block"
    return "caution" if candidate.closeness is Closeness.PLAIN else None


def _is_enough(candidate: Candidate, around: Around) -> bool:
    closeness = candidate.closeness
    if closeness is Closeness.STRONG:
        return True
    if closeness is Closeness.PLAIN:
        return around.offered or (candidate.named and _is_plain_enough(candidate, around))
    if closeness is Closeness.WEAK:
        return around.offered
    return around.surely_offered or (around.account and around.offered)


def _is_plain_enough(candidate: Candidate, around: Around) -> bool:
    """The plain name without an offer: nothing else is said, or the name allows no doubt and somebody is spoken of."""
    return around.alone or (candidate.channel.unmistakable and around.personal)


def _judge_market(closeness: Closeness, around: Around) -> Severity | None:
    """Another marketplace may be named; sending somebody there blocks."""
    if around.refused or around.legitimate:
        return "caution" if closeness is Closeness.PLAIN else None
    if closeness >= Closeness.WEAK and (around.offered or around.account):
        return "block"
    return "caution" if closeness is Closeness.PLAIN else None
