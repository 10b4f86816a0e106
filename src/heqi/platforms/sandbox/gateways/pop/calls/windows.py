"""Windows of time in POP's questions: seconds since 1970, limited in length."""

from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.pop.errors import PopError


def read_window(params: Params, start_name: str, end_name: str, longest: int) -> tuple[int, int]:
    """(start, end). Raises PopError when it is empty or too long."""
    start, end = params.number(start_name), params.number(end_name)
    if end <= start:
        raise PopError(21001, f"{end_name}必须大于{start_name}")
    if end - start > longest:
        raise PopError(21001, f"{start_name}与{end_name}间距不能超过{longest}秒")
    return start, end
