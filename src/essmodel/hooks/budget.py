"""How much a plugin in a process of its own may take before it is ended."""

from attrs import field, frozen

from essmodel.values.whole import is_count, is_positive


@frozen(kw_only=True)
class Budget:
    """
    The limits of one plugin.

    Attributes:
        loading: for its import and its hooks, in milliseconds.
        call: for each call of one of its functions, in milliseconds.
        memory: what the process may take, in bytes; not limited where the system has no
            ``RLIMIT_AS``, as on Windows.
        restarts: how often a process is started again for a plugin whose process ended.
    """

    loading: int = field(default=10_000, validator=is_positive)
    call: int = field(default=2_000, validator=is_positive)
    memory: int = field(default=2**30, validator=is_positive)
    restarts: int = field(default=3, validator=is_count)
