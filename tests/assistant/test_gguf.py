"""A file that is no GGUF model is refused by its first bytes, in one sentence that says what to do."""

import struct

import pytest

from assistant.gguf import available_bytes, check_file, check_memory
from connectors.failures import ModelError, SetupError


def header(version=3, tensors=10, pairs=20, order="<"):
    return b"GGUF" + struct.pack(f"{order}IQQ", version, tensors, pairs)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "is not a GGUF file", id="empty"),
        pytest.param(b"GGU", "is not a GGUF file", id="shorter than the magic"),
        pytest.param(b"%PDF-1.7 something else", "is not a GGUF file", id="a document"),
        pytest.param(b"PK\x03\x04" + b"\0" * 40, "is not a GGUF file", id="an archive"),
        pytest.param(b"tjgg" + b"\0" * 40, "of an older format; convert it", id="what came before GGUF"),
        pytest.param(b"\x80\x02}q\x00" + b"\0" * 40, "is not a GGUF file", id="a pickled checkpoint"),
        pytest.param(header()[:12], "ends within its header", id="cut off in the header"),
        pytest.param(header(version=1), "of a version that cannot be loaded", id="version 1"),
        pytest.param(header(version=99), "of a version that cannot be loaded", id="a version to come"),
        pytest.param(header(order=">"), "of a version that cannot be loaded", id="written on a big-endian machine"),
        pytest.param(header(tensors=0), "holds no model", id="a vocabulary without a model"),
        pytest.param(header(pairs=0), "holds no model", id="nothing known of the model"),
    ],
)  # fmt: skip
def test_what_is_no_model(tmp_path, content, said):
    file = tmp_path / "model.gguf"
    file.write_bytes(content)
    with pytest.raises(SetupError, match=said) as refused:
        check_file(file)
    assert "model.gguf" in refused.value.message
    assert str(tmp_path) not in refused.value.message


@pytest.mark.parametrize("version", [2, 3])
def test_a_header_that_can_be_one_passes(tmp_path, version):
    file = tmp_path / "model.gguf"
    file.write_bytes(header(version))
    check_file(file)


def test_a_missing_file(tmp_path):
    with pytest.raises(SetupError, match=r"no model file m\.gguf.*correct model\.path"):
        check_file(tmp_path / "m.gguf")


def test_a_folder(tmp_path):
    with pytest.raises(SetupError, match="cannot be read"):
        check_file(tmp_path)


def test_too_little_memory_is_told_with_both_figures(tmp_path):
    file = tmp_path / "model.gguf"
    file.write_bytes(b"\0" * 1000)
    with pytest.raises(ModelError, match=r"needs about 0\.8 GB of memory and 0\.1 GB are free"):
        check_memory(file, 4096, available=100 * 1024**2)
    check_memory(file, 4096, available=2 * 1024**3)


def test_the_free_memory_of_this_machine_is_known_or_none():
    free = available_bytes()
    assert free is None or free > 0
