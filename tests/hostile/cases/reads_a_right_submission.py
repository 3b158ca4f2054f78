# problem: attention
# group: looking
# does: Reads one of the right answers that drill keeps for its own tests.
# verdict: error

import drill.paths

folder = drill.paths.submissions() / "attention" / "right"
text = next(folder.glob("*.py")).read_text()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
