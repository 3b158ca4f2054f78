# problem: attention
# group: looking
# does: Has the command `drill solution` print the reference.
# verdict: error

import subprocess
import sys
import textwrap

command = [sys.executable, "-m", "drill", "solution", "attention", "--yes"]
printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
text = textwrap.dedent(printed.partition("\n")[2].partition("\nnext:")[0])
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
