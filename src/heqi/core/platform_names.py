"""What people call each platform."""

from collections.abc import Mapping

from heqi.core.words import Platform

NAMES: Mapping[Platform, tuple[str, str]] = {
    Platform.PINDUODUO: ("拼多多", "Pinduoduo"),
    Platform.TAOBAO: ("淘宝", "Taobao"),
    Platform.TMALL: ("天猫", "Tmall"),
}
"""In Chinese and in English."""
