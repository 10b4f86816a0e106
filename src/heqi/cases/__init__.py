"""The after-sales desk's cases: models · actions (one verb a file) · queries · access · contracts."""
