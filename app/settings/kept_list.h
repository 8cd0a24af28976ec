// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QSettings>

#include <functional>

namespace signalbox::settings {

/// A list in a settings file, read and written whole.
class KeptList {
public:
    KeptList(const QString& file, QLatin1StringView key);

    /// Each entry as it is kept: `read` finds its values under their own keys.
    void read(const std::function<void(const QSettings& entry)>& read) const;
    /// `write` puts the values of entry 0 to `count` - 1. Storage when the file cannot be written, or is no ini file:
    /// what is in it is then not written over.
    core::Result<void> write(qsizetype count, const std::function<void(QSettings& entry, qsizetype index)>& write);

private:
    core::Error notWritten() const;

    QString m_path;
    QString m_key;
    QSettings m_file;
};

} // namespace signalbox::settings
