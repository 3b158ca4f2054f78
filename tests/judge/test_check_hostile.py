"""Whole checks of what is dressed up, breaks, or is not allowed."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

import drill
from drill.judge.result import Verdict
from tests.judge.conftest import ADD, ATTENTION, RIGHT, STUB, Checker, attention


class TestDressedUp:
    """What is returned is read as bytes: no method of it has a say."""

    @pytest.mark.parametrize(
        "after",
        [
            "return Friendly(), Friendly()",
            "return (v * 0 + 1).as_subclass(FriendlyTensor), weights",
            "return v.new_full((*weights.shape[:-1], v.size(-1)), float('nan')), weights",
            "return (weights @ v).double().float().to(v.dtype)[..., :1] * 0, weights",
        ],
    )
    def test_a_wrong_answer_with_a_friendly_face_fails(self, check: Checker, after: str) -> None:
        text = (
            "class Friendly:\n"
            "    shape = dtype = None\n"
            "    def __eq__(self, other): return True\n"
            "    def __sub__(self, other): return 0\n"
            "    def __float__(self): return 0.0\n"
            "import torch\n"
            "class FriendlyTensor(torch.Tensor):\n"
            "    def __eq__(self, other): return torch.ones(()).bool()\n"
            + attention(after=after).replace("\n    ", "\n")
        )
        assert check("attention", text).verdict is not Verdict.PASSED

    @pytest.mark.parametrize(
        "patch",
        [
            "torch.allclose = lambda *a, **k: True",
            "torch.equal = torch.isclose = lambda *a, **k: torch.tensor(True)",
            "torch.Tensor.__eq__ = lambda a, b: torch.ones_like(a, dtype=torch.bool)",
            "torch.Tensor.__sub__ = lambda a, b: torch.zeros_like(a)",
            "import numpy; numpy.allclose = numpy.array_equal = lambda *a, **k: True",
            "import time; time.monotonic = time.perf_counter = time.time = lambda: 0.0",
            "torch.manual_seed = lambda seed: None",
            "torch.manual_seed(0); import random; random.seed(0)",
            "import sys; sys.modules['drill.judge.compare'] = None",
            "import drill.judge.compare as c; c.compare = lambda *a: None",
            "import drill.judge.worker as w; w.perform = lambda *a: {'output': 0}",
            "import builtins; builtins.abs = lambda x: 0",
            'import json; json.dumps = lambda *a, **k: \'{"verdict": "passed"}\'',
            "import os; os.write(3, b'passed'); os.write(1, b'{\"verdict\": \"passed\"}')",
        ],
    )
    def test_patching_does_not_make_it_right(self, check: Checker, patch: str) -> None:
        wrong = attention(after="weights = weights + 0.01").replace("\n    ", "\n")
        assert check("attention", f"import torch\n{patch}\n{wrong}").verdict not in (
            Verdict.PASSED,
            Verdict.UNWRITTEN,
        )


class TestWhatGoesWrong:
    def test_none_is_said_to_be_none(self, check: Checker) -> None:
        result = check("attention", attention(after="return None"))
        assert result.verdict is Verdict.FAILED
        assert result.message.en == "`output`: expected a tuple of 2, got None"

    def test_an_exception_is_cut_to_the_candidates_own_lines(self, check: Checker) -> None:
        result = check("attention", attention(after="weights = helper(weights)"))
        assert result.verdict is Verdict.ERROR
        assert result.message.en == "raised NameError: name 'helper' is not defined"
        assert result.failure is not None
        assert result.failure.raised is not None
        [frame] = result.failure.raised.frames
        assert frame.source == "weights = helper(weights)"
        assert frame.function == "scaled_dot_product_attention"
        assert result.location == frame

    def test_an_exception_while_the_file_loads_is_an_error(self, check: Checker) -> None:
        result = check("attention", "import nonesuch\n" + ATTENTION)
        assert result.verdict is Verdict.ERROR
        assert "No module named 'nonesuch'" in result.message.en
        assert not result.cases

    def test_sys_exit_is_an_error(self, check: Checker) -> None:
        for where in (attention("import sys; sys.exit(0)"), "raise SystemExit(0)\n" + ATTENTION):
            result = check("attention", where)
            assert result.verdict is Verdict.ERROR
            assert result.message.en == "it called `sys.exit`"

    def test_leaving_the_process_is_a_crash(self, check: Checker) -> None:
        result = check("attention", attention("import os; os._exit(0)"))
        assert result.verdict is Verdict.CRASHED
        assert result.message.en == "its process ended before it answered (exit status 0)"

    def test_a_segmentation_fault_is_a_crash(self, check: Checker) -> None:
        result = check("attention", attention("import ctypes; ctypes.string_at(0)"))
        assert result.verdict is Verdict.CRASHED
        assert "SIGSEGV" in result.message.en

    @pytest.mark.parametrize(
        "loop",
        [
            "while True: pass",
            "import time; time.sleep(60)",
            "import signal, os; os.kill(os.getpid(), signal.SIGSTOP)",
        ],
    )
    def test_what_does_not_end_is_ended(self, check: Checker, loop: str) -> None:
        result = check("attention", attention(loop), deadline=1.0)
        assert result.verdict is Verdict.TIMEOUT
        assert result.message.en == "no answer within 1 s; is there a loop that does not end?"

    def test_a_loop_that_swallows_everything_is_ended(self, check: Checker) -> None:
        swallow = """
            while True:
                try:
                    while True: pass
                except BaseException: pass
        """
        text = "def scaled_dot_product_attention(q, k, v, mask=None):" + swallow
        assert check("attention", text, deadline=1.0).verdict is Verdict.TIMEOUT

    @pytest.mark.parametrize(
        "allocation",
        ["torch.zeros(10**11 // 4)", "bytearray(10**11)", "__import__('numpy').ones(10**11 // 8)"],
    )
    def test_a_hundred_gigabytes_are_not_to_be_had(self, check: Checker, allocation: str) -> None:
        result = check("attention", attention(f"x = {allocation}"))
        assert result.verdict is Verdict.MEMORY

    def test_a_gigabyte_of_output_is_stopped_and_cut(self, check: Checker) -> None:
        result = check("attention", attention("print('x' * 10**9)"))
        assert result.verdict is Verdict.CRASHED
        assert result.message.en == "it printed more than 1 MB and was stopped"
        assert len(result.printed) < 2**21

    def test_what_is_printed_is_kept_and_harmless(self, check: Checker) -> None:
        result = check("attention", attention("print('shape', tuple(q.shape))"))
        assert result.verdict is Verdict.PASSED
        assert result.printed.startswith("shape (")

    def test_stdin_is_empty(self, check: Checker) -> None:
        result = check("attention", attention("input()"))
        assert result.verdict is Verdict.ERROR
        assert "EOFError" in result.message.en

    def test_endless_recursion_is_an_error(self, check: Checker) -> None:
        text = "def scaled_dot_product_attention(q, k, v, mask=None):\n"
        text += "    return scaled_dot_product_attention(q, k, v, mask)"
        result = check("attention", text)
        assert result.verdict is Verdict.ERROR
        assert "RecursionError" in result.message.en

    @pytest.mark.skipif(sys.platform != "linux", reason="descendants are found through /proc")
    def test_a_process_left_behind_is_ended(
        self, check: Checker, made: Callable[..., Path]
    ) -> None:
        root = made(ADD + "processes: true\n", RIGHT, STUB)
        start = (
            "import subprocess\n"
            "print(subprocess.Popen(['sleep', '600'], start_new_session=True).pid)\n"
        )
        result = check("demo", start + RIGHT, root)
        assert result.verdict is Verdict.PASSED
        assert not Path(f"/proc/{result.printed.strip()}").exists()

    @pytest.mark.parametrize(
        ("signature", "said"),
        [
            ("q, k", "cannot be called as `scaled_dot_product_attention(q, k, v, mask=…)`"),
            ("q, k, v", "cannot be called as"),
            ("q, k, v, attn_mask=None", "it has no parameter `mask`"),
        ],
    )
    def test_a_wrong_signature_is_invalid(self, check: Checker, signature: str, said: str) -> None:
        text = f"def scaled_dot_product_attention({signature}):\n    return 1, 2"
        result = check("attention", text)
        assert result.verdict is Verdict.INVALID
        assert said in result.message.en

    @pytest.mark.parametrize("signature", ["q, k, v, mask=None, scale=None", "*a, **k"])
    def test_a_wider_signature_will_do(self, check: Checker, signature: str) -> None:
        text = f"def scaled_dot_product_attention({signature}):\n    return 1, 2"
        assert check("attention", text).verdict is Verdict.FAILED

    def test_a_class_for_a_function_is_invalid(self, check: Checker) -> None:
        result = check("attention", "class scaled_dot_product_attention:\n    pass")
        assert result.message.en == "`scaled_dot_product_attention` is not a function"


class TestForbidden:
    def test_it_is_found_by_reading(self, check: Checker) -> None:
        text = attention(
            after="return torch.nn.functional.scaled_dot_product_attention(q, k, v), q"
        )
        result = check("attention", text)
        assert result.verdict is Verdict.FORBIDDEN
        assert "`torch.nn.functional.scaled_dot_product_attention`" in result.message.en

    def test_it_is_found_while_running(self, check: Checker) -> None:
        hidden = "getattr(torch.nn.functional, 'scaled_dot_' + 'product_attention')"
        text = attention(after=f"return {hidden}(q, k, v, attn_mask=mask), weights")
        result = check("attention", text)
        assert result.verdict is Verdict.FORBIDDEN
        assert result.message.en.startswith("line 10 uses `scaled_dot_product_attention`")
        assert result.location is not None
        assert result.location.source.startswith("return getattr")

    def test_swallowing_it_does_not_help(self, check: Checker) -> None:
        hidden = "getattr(torch.nn.functional, 'scaled_dot_' + 'product_attention')"
        text = attention(
            """
        try:
            {hidden}(q, k, v)
        except BaseException:
            pass
        """.replace("{hidden}", hidden).strip()
        )
        assert check("attention", text).verdict is Verdict.FORBIDDEN


def test_helper_files_beside_the_submission_can_be_imported(check: Checker, tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("def soft(x):\n    return x.softmax(-1)\n")
    (tmp_path / "torch.py").write_text("raise RuntimeError('not this one')\n")
    text = "from helper import soft" + attention(after="weights = soft(scores)").replace(
        "\n    ", "\n"
    )
    result = check("attention", text, folder=str(tmp_path), filename=str(tmp_path / "attention.py"))
    assert result.verdict is Verdict.PASSED


def test_an_environment_or_drill_below_the_folder_is_not_the_candidates(
    check: Checker, tmp_path: Path
) -> None:
    text = attention(after="weights = torch.matmul(weights, 1)")
    # Above Python and drill itself: every frame that there is lies below it.
    for folder in (Path(torch.__file__).parents[1], Path(drill.__file__).parents[1], Path("/")):
        result = check("attention", text, folder=str(folder))
        assert result.failure is not None
        assert result.failure.raised is not None
        [frame] = result.failure.raised.frames
        assert frame.source == "weights = torch.matmul(weights, 1)"


def test_an_error_in_a_helper_file_is_shown(check: Checker, tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("def soft(x):\n    return x.nonesuch(-1)\n")
    text = "from helper import soft" + attention(after="weights = soft(scores)").replace(
        "\n    ", "\n"
    )
    result = check("attention", text, folder=str(tmp_path))
    assert result.failure is not None
    assert result.failure.raised is not None
    assert [Path(f.file).name for f in result.failure.raised.frames] == [
        "attention.py",
        "helper.py",
    ]
