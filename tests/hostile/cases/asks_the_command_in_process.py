# problem: attention
# group: looking
# does: Runs the command `drill solution` within its own process.
# verdict: error

import contextlib
import io
import textwrap

import drill.__main__

with contextlib.redirect_stdout(io.StringIO()) as printed:
    drill.__main__.main(["solution", "attention", "--yes"])
text = textwrap.dedent(printed.getvalue().partition("\n")[2].partition("\nnext:")[0])
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
