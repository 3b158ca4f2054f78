# problem: attention
# group: looking
# does: Has the library of line editing read the reference as a history of lines.
# verdict: error
# without the jail: error

import drill.paths
import readline

PATH = drill.paths.content_root() / "solutions" / "attention.py"
readline.read_history_file(str(PATH))
count = readline.get_current_history_length()
text = "\n".join(readline.get_history_item(i + 1) for i in range(count))
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
