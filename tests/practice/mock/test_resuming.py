"""An interview in another process, its end, and a history that cannot be used."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
import pytest

from drill.errors import StoreError, UsageError
from drill.judge.result import MistakeFound, Verdict
from drill.practice.mock import opening
from drill.practice.mock.interview import Interview
from drill.practice.mock.state import Phase
from drill.store.interviews import InterviewStore
from drill.store.records import InterviewEventRecord
from drill.store.reviews import Reviews
from drill.text import choose_language, same
from tests.practice.mock.conftest import World, around, code, plan, question, result, talk
