"""Settings: kept, checked, and never in the way."""

import logging

import pytest
from pydantic import ValidationError

from core.settings import Settings, Theme, load_settings, save_settings


def test_settings_come_back_as_they_were_saved(tmp_path):
    path = tmp_path / "new folder" / "settings.json"
    settings = Settings(theme=Theme.DARK, model=tmp_path / "model", device="cuda:1")
    save_settings(settings, path)
    assert load_settings(path) == settings


def test_without_a_file_the_defaults_hold_and_nothing_is_said(tmp_path, caplog):
    assert load_settings(tmp_path / "settings.json") == Settings()
    assert caplog.text == ""


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b'{"theme": "pink"}', b'{"devise": "cpu"}']
)
def test_a_file_that_cannot_be_read_gives_the_defaults_and_a_warning(tmp_path, caplog, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert load_settings(path) == Settings()
    assert str(path) in caplog.text
    assert path.read_bytes() == content


def test_what_can_be_read_of_a_file_is_kept(tmp_path, caplog):
    path = tmp_path / "settings.json"
    path.write_text(
        '{"theme": "dark", "cache_gb": -3, "from_next_year": {"a": 1}, "more_devices": ["cuda:1"]}'
    )
    with caplog.at_level(logging.WARNING):
        settings = load_settings(path)
    assert settings == Settings(theme=Theme.DARK, more_devices=("cuda:1",))
    assert "from_next_year" in caplog.text
    assert "cache_gb" in caplog.text


def test_the_room_for_cached_inversions_is_counted_in_bytes():
    assert Settings(cache_gb=1.5).cache_bytes == 1_500_000_000


def test_every_setting_describes_itself():
    for name, field in Settings.model_fields.items():
        assert field.title, name
        assert field.description.endswith("."), name


@pytest.mark.parametrize("device", ["", "gpu", "cuda:", "cuda:x", "CPU"])
def test_a_device_that_does_not_exist_is_refused(device):
    with pytest.raises(ValidationError):
        Settings(device=device)
