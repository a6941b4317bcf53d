"""Expressions of GitHub's workflows, as far as those of this repository need them.

Source: https://docs.github.com/actions/reference/workflows-and-actions/expressions
"""

import re

TOKEN = re.compile(r"""\s*(?:
    (?P<text>'(?:[^']|'')*') | (?P<number>\d+) | (?P<operator>&&|\|\||==|!=|!|\(|\)|,)
    | (?P<call>[A-Za-z]+)(?=\() | (?P<name>[A-Za-z_][\w.-]*))""", re.VERBOSE)

OPERATORS = {"&&": " and ", "||": " or ", "!": " not "}


def evaluate(expression, names, functions):
    """The value of an expression.

    names: the contexts by their path, as "inputs.command"; what is not there is '', as null is to GitHub.
    functions: what may be called, by name.
    Raises ValueError for what is no such expression.
    """
    source, place = "", 0
    expression = expression.strip()
    while place < len(expression):
        match = TOKEN.match(expression, place)
        if not match:
            raise ValueError(f"cannot read the expression (got {expression[place:]!r})")
        place = match.end()
        kind, value = match.lastgroup, match[match.lastgroup]
        if kind == "text":
            source += repr(value[1:-1].replace("''", "'"))
        elif kind == "name":
            source += f"lookup({value!r})"
        elif kind == "call":
            source += f"functions[{value!r}]"
        else:
            source += OPERATORS.get(value, value)
    known = {"true": True, "false": False}
    return eval(source, {"__builtins__": {}, "functions": functions,
                         "lookup": lambda name: known.get(name, names.get(name, ""))})


def interpolate(text, names, functions):
    """A text with the values of its ${{ }} in place."""
    return re.sub(r"\$\{\{(.*?)\}\}", lambda match: written(evaluate(match[1], names, functions)), str(text))


def written(value):
    """A value as GitHub writes it into texts."""
    return str(value).lower() if isinstance(value, bool) else str(value)
