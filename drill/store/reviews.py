"""The answers to cards."""

from pathlib import Path

from drill.store import records
from drill.store.database import transaction
from drill.store.records import CardAnswer


class Reviews:
    """The answers to cards in the history at `path`.

    Every method is one transaction, and raises StoreError when the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def record(self, answer: CardAnswer) -> None:
        """Keep one answer."""
        with transaction(self.path) as database:
            records.insert(database, answer)

    def all(self) -> list[CardAnswer]:
        """All answers, the last one last."""
        with transaction(self.path) as database:
            return list(records.select(database, CardAnswer, "ORDER BY answered_at, id"))

    def order(self) -> list[str]:
        """The cards that were answered, the one answered last at the end."""
        with transaction(self.path) as database:
            rows = database.execute(
                "SELECT card FROM card_answers GROUP BY card ORDER BY max(answered_at), max(id)"
            )
            return [str(row["card"]) for row in rows]
