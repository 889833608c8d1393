"""The mock service: one function from request to response."""

from __future__ import annotations

import threading
from dataclasses import replace

from tests.mock.answers import Answers, Preference, preference
from tests.mock.bodies import Bodies, Body
from tests.mock.clock import Clock, SteppingClock
from tests.mock.document import DocumentError, RawDocument
from tests.mock.memorysync import HANDLERS, UNCHECKED
from tests.mock.memorysync.calls import Call, Refused
from tests.mock.memorysync.generosity import KEYED
from tests.mock.memorysync.world import Handler, World
from tests.mock.messages import Request, Response
from tests.mock.parameters import Parameters
from tests.mock.problems import Problem, refusal
from tests.mock.routing import Found, NoRoute, Operation, Router, WrongMethod
from tests.mock.sampling import Sampler
from tests.mock.schemas import Schemas
from tests.mock.security import Security
from tests.mock.tokens import Tokens


class MockApi:
    """A service that behaves as its document says.

    Every request is judged by the document; what fits is answered by a handler
    that remembers, if one is registered for that method and path template, else
    from the document's examples and schemas. The state is all in here: two
    instances share nothing, and the same requests in the same order get the
    same answers.
    """

    def __init__(self, document: RawDocument, clock: Clock | None = None) -> None:
        """Serve a document; `clock` gives the times of writes."""
        self.document = document
        self._clock = clock
        self._lock = threading.Lock()
        self._router = Router(document)
        self._schemas = Schemas(document)
        self._tokens = Tokens(document)
        self._security = Security(document, self._tokens)
        self._parameters = Parameters(document, self._schemas)
        self._bodies = Bodies(document, self._schemas)
        sampler = Sampler(document, self._schemas)
        self._answers = Answers(document, self._schemas, sampler)
        self.reset()

    def reset(self) -> None:
        """Forget everything; ids, request ids and the own clock start anew."""
        with self._lock:
            self._count = 0
            self._tokens.forget()
            self._world = World(self._clock or SteppingClock())

    def handle(self, request: Request) -> Response:
        """Answer a request. Safe to call from several threads."""
        with self._lock:
            self._count += 1
            identifier = f"req_{self._count:04}"
            try:
                response = self._answer(request, identifier)
            except DocumentError as error:
                response = Response.of_detail(500, f"Fault in the document: {error}")
        headers = (*response.headers, ("X-Request-ID", identifier))
        return replace(response, headers=headers)

    def serves(self, method: str, raw_path: str) -> bool:
        """Whether the document has an operation for this request line."""
        return isinstance(self._router.find(method, raw_path), Found)

    @property
    def token_paths(self) -> tuple[str, ...]:
        """Where clients can ask for tokens with their id and secret."""
        return self._tokens.paths

    def operations(self) -> tuple[Operation, ...]:
        """Every operation that is served."""
        return tuple(self._router.operations())

    def violations(self, request: Request, response: Response) -> tuple[Problem, ...]:
        """How a response to a request breaks the document; for tests of answers."""
        found = self._router.find(request.method, request.raw_path)
        if not isinstance(found, Found):
            return ()
        return self._answers.violations(found.operation, response)

    def _answer(self, request: Request, request_id: str) -> Response:
        found = self._router.find(request.method, request.raw_path)
        is_operation = isinstance(found, Found)
        token = self._tokens.answer(request, is_operation=is_operation)
        if token is not None:
            return token
        match found:
            case NoRoute():
                return Response.of_detail(404, "Not Found")
            case WrongMethod(allowed):
                headers = (("Allow", ", ".join(allowed)),)
                return Response.of_detail(405, "Method Not Allowed", headers)
            case Found(operation, arguments):
                handler = UNCHECKED.get(operation.key)
                if handler is not None:
                    call = Call(request, request_id=request_id)
                    return self._outcome(operation, handler, call)
                return self._found(operation, arguments, request, request_id)

    def _found(
        self,
        operation: Operation,
        path: dict[str, str],
        request: Request,
        request_id: str,
    ) -> Response:
        refused = self._security.refusal(operation, request)
        is_keyed = operation.key in KEYED and bool(request.header("X-API-Key"))
        if refused is not None and not is_keyed:
            return refused
        credentials = self._security.query_names(operation)
        arguments = self._parameters.read(operation, path, request, credentials)
        body = self._bodies.read(operation, request)
        if not isinstance(body, Body):
            return Response.of_detail(
                415, f"Unsupported media type, expected {', '.join(body.accepted)}"
            )
        problems = (*arguments.problems, *body.problems)
        if problems:
            return refusal(problems)
        wish = preference(request)
        if isinstance(wish, Response):
            return wish
        handler = HANDLERS.get(operation.key)
        if handler is None or wish != Preference():
            return self._answers.answer(operation, request, wish)
        call = Call(request, arguments, body.value, body.files, request_id)
        return self._outcome(operation, handler, call)

    def _outcome(self, operation: Operation, handler: Handler, call: Call) -> Response:
        outcome = handler(call, self._world)
        if isinstance(outcome, Refused):
            return refusal(outcome.problems)
        status = outcome.status or self._answers.success_status(operation)
        if status == 204:
            return Response(204, outcome.headers)
        return Response.of_json(status, outcome.body, outcome.headers)
