"""What is kept of an interview while it runs."""

import contextlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime

from drill.errors import StoreError
from drill.practice.mock import events
from drill.practice.mock.events import Happened
from drill.practice.mock.state import State
from drill.store.interviews import InterviewStore
from drill.store.records import CardAnswer, InterviewEventRecord, InterviewRecord
from drill.store.reviews import Reviews


class Journal:
    """The records of one interview. A history that cannot be used costs them, not the interview.

    unrecorded: why something of it could not be kept
    """

    def __init__(self, store: InterviewStore, interview: str) -> None:
        self.store, self.interview = store, interview
        self.reviews = Reviews(store.path)
        self.unrecorded: StoreError | None = None
        self._count = 0
        self._unkept: list[InterviewEventRecord] = []

    def begin(self, record: InterviewRecord) -> None:
        """Keep that the interview begins."""
        with self._noting():
            self.store.begin(record)

    def read(self) -> Iterator[Happened]:
        """What happened until now. Raises StoreError."""
        for record in self.store.events(self.interview):
            self._count = record.number
            yield events.decoded(record.detail)

    def add(self, event: Happened) -> None:
        """Keep what happened next."""
        self._count += 1
        self._unkept.append(
            InterviewEventRecord(
                interview=self.interview,
                number=self._count,
                happened_at=datetime.fromtimestamp(event.clocks.wall, UTC),
                detail=events.encoded(event),
            )
        )
        with self._noting():
            # In their order, and none left out: a state follows from all that came before it.
            while self._unkept:
                self.store.add(self._unkept[0])
                self._unkept.pop(0)

    def answered(self, state: State, section: int, question: int) -> None:
        """Keep a question that was graded as an answer to its card."""
        there = state.sections[section]
        asked, given = there.planned.questions[question], there.answers[question]
        hit = there.graded[question] or []
        with self._noting():
            self.reviews.record(
                CardAnswer(
                    card=asked.card,
                    answered_at=datetime.now(UTC),
                    kind="oral",
                    share=sum(asked.points[i].weight for i in hit) / asked.weight,
                    seconds=given.seconds if given else 0.0,
                    tries=1,
                    hit=json.dumps(hit),
                    text=given.text if given else "",
                    interview=self.interview,
                )
            )

    @contextlib.contextmanager
    def _noting(self) -> Iterator[None]:
        try:
            yield
        except StoreError as error:
            self.unrecorded = self.unrecorded or error
