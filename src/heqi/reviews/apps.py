"""评价."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """评价."""

    name = "heqi.reviews"
    label = "reviews"
