"""What the reference, edited ones and right styles answer in the judge itself: all of it is ours."""

from typing import Any

from drill.judge.reference import Prepared, Reference

Answer = dict[str, Any] | BaseException


class Variants:
    """Texts of ours, each run once on an instance, however often its answer is asked for."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self._namespaces = {reference.source: reference.namespace}
        # With the instance itself: while it is here, nothing else has its id.
        self._answers: dict[tuple[str, int, int], tuple[Prepared, Answer]] = {}

    def answer(self, text: str, prepared: Prepared, sample: int = 0) -> Answer:
        """What a text answers an instance, or what it raises.

        sample: which of its answers, where they are random
        """
        key = (text, id(prepared), sample if prepared.random else 0)
        if key not in self._answers:
            standard = prepared.standard
            # In a narrower type than the oracle's, the reference has answered when the instance was made.
            known = text == self.reference.source and standard.typed is not standard.expected
            answer = standard.typed if known else self._run(text, prepared)
            self._answers[key] = (prepared, answer)
        return self._answers[key][1]

    def _run(self, text: str, prepared: Prepared) -> Answer:
        try:
            if text not in self._namespaces:
                self._namespaces[text] = self.reference.defined(text)
            namespace = self._namespaces[text]
            return self.reference.answer(namespace, prepared.call, prepared.callables)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - it may raise whatever it leads to
            return error
