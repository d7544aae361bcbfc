"""Answers of MiniStack that a provider cannot live with, each put right in a file of its own."""


def install() -> None:
    pass
