# problem: attention
# group: looking
# does: Asks drill's own library for the reference.
# verdict: error

from drill.content.library import builtin

text = builtin().reference("attention")
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
