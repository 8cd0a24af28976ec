// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/kept_list.h"

using namespace Qt::StringLiterals;

namespace signalbox::settings {

KeptList::KeptList(const QString& file, QLatin1StringView key)
    : m_path(file)
    , m_key(key)
    , m_file(file, QSettings::IniFormat)
{
}

void KeptList::read(const std::function<void(const QSettings& entry)>& read) const
{
    // QSettings reads an array only by moving a cursor in itself; a second one on the same file has the same values.
    QSettings file(m_path, QSettings::IniFormat);
    const int count = file.beginReadArray(m_key);
    for (int i = 0; i < count; ++i) {
        file.setArrayIndex(i);
        read(file);
    }
}

core::Result<void> KeptList::write(qsizetype count, const std::function<void(QSettings& entry, qsizetype index)>& write)
{
    QSettings before(m_path, QSettings::IniFormat);
    before.allKeys(); // each section is read when somebody asks for it, and is found to be none only then
    if (before.status() != QSettings::NoError)
        return std::unexpected(notWritten());
    m_file.remove(m_key);
    m_file.beginWriteArray(m_key, static_cast<int>(count));
    for (qsizetype i = 0; i < count; ++i) {
        m_file.setArrayIndex(static_cast<int>(i));
        write(m_file, i);
    }
    m_file.endArray();
    m_file.sync();
    if (m_file.status() == QSettings::NoError)
        return {};
    return std::unexpected(notWritten());
}

core::Error KeptList::notWritten() const
{
    return {.kind = core::ErrorKind::Storage,
            .what = u"The settings %1 cannot be written."_s.arg(m_path),
            .advice = u"See who owns the file, whether the disk is full, and whether it is an ini file."_s};
}

} // namespace signalbox::settings
