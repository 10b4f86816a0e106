"""Reading through disguises: one plain text from many ways of writing it, with a map back to what was written."""

from heqi.core.language.normalise.normalised import Normalised as Normalised
from heqi.core.language.normalise.normaliser import Normaliser as Normaliser
