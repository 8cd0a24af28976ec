// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/part_sink.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace signalbox::github {

PartSink::PartSink(QString path)
    : m_path(std::move(path))
    , m_file(m_path)
{
}

core::Result<qint64> PartSink::size() const
{
    return QFileInfo(m_path).size();
}

core::Result<qint64> PartSink::beginAt(qint64 from)
{
    QDir().mkpath(QFileInfo(m_path).path());
    // Without a buffer of its own, so that what was written is on its way to the disk when the program is killed.
    if (!m_file.isOpen() && !m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return std::unexpected(error());
    if (!m_file.resize(from) || !m_file.seek(from))
        return std::unexpected(error());
    return from;
}

core::Result<qint64> PartSink::write(const QByteArray& bytes)
{
    if (m_file.write(bytes) != bytes.size())
        return std::unexpected(error());
    return m_file.pos();
}

core::Error PartSink::error() const
{
    return {.kind = core::ErrorKind::Storage,
            .what = u"The download could not be saved."_s,
            .advice = u"Check the free space and the permissions of the folder."_s,
            .detail = u"%1: %2"_s.arg(m_path, m_file.errorString())};
}

} // namespace signalbox::github
