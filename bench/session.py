"""A visitor without a browser: speaks the framework's protocol over a WebSocket and waits until a run has finished."""

import time
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


class Session:
    """One open page; ``rerun`` asks for it with other choices, as a click on a link does."""

    def __init__(self, port: int, page: str) -> None:
        self.address, self.page = f"ws://127.0.0.1:{port}/_stcore/stream", page
        self.received = 0

    async def __aenter__(self) -> "Session":
        """Connect."""
        self.socket = await websockets.connect(
            self.address, subprotocols=["streamlit"], max_size=None, origin=f"http://{self.address[5:].split('/')[0]}"
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        """Leave."""
        await self.socket.close()

    async def rerun(self, **choices: str) -> float:
        """Seconds from asking to the end of the run; raises RuntimeError when the page shows an exception."""
        message = BackMsg()
        message.rerun_script.query_string = urlencode(choices)
        message.rerun_script.page_name = self.page
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        while True:
            data = await self.socket.recv()
            self.received += len(data)
            answer = ForwardMsg()
            answer.ParseFromString(data)
            kind = answer.WhichOneof("type")
            if kind == "delta" and answer.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(answer.delta.new_element.exception.message)
            if kind == "script_finished" and answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return time.perf_counter() - started
