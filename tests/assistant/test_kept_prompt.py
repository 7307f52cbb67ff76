"""What was read of a prompt is kept for the next start; whatever goes wrong with it only costs time."""

import os
import socket
import threading

import pytest

from assistant.kept_prompt import KeptPrompts, kept_name


@pytest.fixture
def door(tmp_path):
    """An engine's door that answers each request as it is told to, and writes the file it is to save."""
    path, answers, seen = tmp_path / "s", [], []
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(path))
    listening.listen()

    def serve():
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                request = b""
                while b"}" not in request:
                    request += connection.recv(65536)
                seen.append(request.decode())
                status = answers.pop(0) if answers else "200 OK"
                connection.sendall(f"HTTP/1.1 {status}\r\nContent-Length: 2\r\n\r\n{{}}".encode())

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield path, answers, seen
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join(5)


def test_nothing_kept_is_nothing_restored(tmp_path, door):
    path, _, seen = door
    assert not KeptPrompts(tmp_path, path, "key").restore("a.kept")
    assert seen == []


def test_what_was_kept_is_restored_with_the_key(tmp_path, door):
    path, _, seen = door
    (tmp_path / "a.kept").write_bytes(b"x")
    assert KeptPrompts(tmp_path, path, "key").restore("a.kept")
    assert "POST /slots/0?action=restore" in seen[0]
    assert "Authorization: Bearer key" in seen[0]


def test_a_damaged_file_is_dropped(tmp_path, door):
    path, answers, _ = door
    answers.append("400 Bad Request")
    (tmp_path / "a.kept").write_bytes(b"x")
    assert not KeptPrompts(tmp_path, path, "key").restore("a.kept")
    assert not (tmp_path / "a.kept").exists()


def test_only_the_newest_are_kept(tmp_path, door):
    path, _, _ = door
    for number in range(10):
        file = tmp_path / f"{number}.kept"
        file.write_bytes(b"x")
        os.utime(file, (number, number))
    KeptPrompts(tmp_path, path, "key").save("9.kept")
    assert sorted(file.name for file in tmp_path.glob("*.kept")) == [f"{n}.kept" for n in range(2, 10)]
    assert (tmp_path / "9.kept").stat().st_mode & 0o777 == 0o600


def test_a_closed_door_is_no_failure(tmp_path):
    kept = KeptPrompts(tmp_path, tmp_path / "none", "key")
    (tmp_path / "a.kept").write_bytes(b"x")
    assert not kept.restore("a.kept")
    kept.save("b.kept")


def test_another_prompt_model_or_context_has_another_name(tmp_path):
    model = tmp_path / "m.gguf"
    model.write_bytes(b"1")
    name = kept_name(model, "1", 4096, ["a"])
    assert name == kept_name(model, "1", 4096, ["a"])
    others = [
        kept_name(model, "2", 4096, ["a"]),
        kept_name(model, "1", 8192, ["a"]),
        kept_name(model, "1", 4096, ["b"]),
    ]
    model.write_bytes(b"22")
    others.append(kept_name(model, "1", 4096, ["a"]))
    assert len({name, *others}) == 5
