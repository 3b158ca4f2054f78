"""What is done with a CachedSelfAttention: prompts are read, and continued from what it returned."""


def exercise(entry, inputs):
    """Read the prompt, then do what the other inputs are there for. Every answer has a name."""
    answers = {}

    def ask(name, x, **options):
        """Call the module, keep a copy of its answer, and return the present."""
        answer = entry(x, **options)
        answers[name] = copied(answer)
        return answer[1] if isinstance(answer, tuple | list) and len(answer) == 2 else None

    prompt = inputs["prompt"]
    past = ask("prompt", prompt, use_cache=True)
    if "other" in inputs:
        turns(ask, past, inputs)
    elif "tokens" in inputs:
        latest = past
        for i, token in enumerate(inputs["tokens"].split(1, dim=1), start=1):
            latest = ask(f"decode step {i}", token, past=latest, use_cache=True)
    elif "chunk" in inputs:
        longer = ask("chunk after the prompt", inputs["chunk"], past=past, use_cache=True)
        ask("token after the chunk", inputs["chunk"][:, :1], past=longer, use_cache=True)
    else:
        ask("prompt, use_cache omitted", prompt)
        ask("token after the prompt, use_cache=False", prompt[:, :1], past=past, use_cache=False)
    answers["present of the prompt, after all calls"] = copied(past)
    return answers


def measured(entry, inputs):
    """One decode step after a past that somebody else computed."""
    return entry(inputs["token"], past=inputs["past"], use_cache=True)


def long_past(rng, sizes, _made):
    """Keys and values of T earlier tokens, each `(B, H, T, head_dim)`."""
    shape = (sizes["B"], sizes["H"], sizes["T"], sizes["Dh"])
    return rng.standard_normal(shape), rng.standard_normal(shape)


def turns(ask, past, inputs):
    """Continue two prompts in turn, the first one twice from the same past."""
    other = ask("other prompt", inputs["other"], use_cache=True)
    ask("chunk after the first prompt", inputs["chunk"], past=past, use_cache=True)
    ask("token after the other prompt", inputs["tokens"][:, :1], past=other, use_cache=True)
    ask("token after the first prompt", inputs["tokens"][:, :1], past=past, use_cache=True)


def copied(answer):
    """The answer in tensors of its own, on the same graph: later calls cannot change it."""
    if isinstance(answer, tuple | list):
        return tuple(copied(item) for item in answer)
    return answer.clone() if hasattr(answer, "clone") else answer
