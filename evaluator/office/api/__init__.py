"""The office over HTTPS: handlers that ask the store and answer with wire types."""

from litestar.datastructures import State

from evaluator.office.office import Office


def office_of(state: State) -> Office:
    """The office that an application was made for."""
    office: Office = state.office
    return office
