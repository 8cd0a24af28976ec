// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/file_sink.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace signalbox::github {

FileSink::FileSink(QString path)
    : m_path(std::move(path))
{
}

core::Result<qint64> FileSink::write(const QByteArray& bytes)
{
    if (!open() || m_file->write(bytes) != bytes.size())
        return std::unexpected(error());
    m_written += bytes.size();
    return m_written;
}

core::Result<qint64> FileSink::commit()
{
    if (!open() || !m_file->commit())
        return std::unexpected(error());
    return m_written;
}

bool FileSink::open()
{
    if (m_file)
        return m_file->isOpen();
    QDir().mkpath(QFileInfo(m_path).path());
    m_file = std::make_unique<QSaveFile>(m_path);
    return m_file->open(QIODevice::WriteOnly);
}

core::Error FileSink::error() const
{
    return {.kind = core::ErrorKind::Storage,
            .what = u"The download could not be saved."_s,
            .advice = u"Check the free space and the permissions of the folder."_s,
            .detail = u"%1: %2"_s.arg(m_path, m_file->errorString())};
}

} // namespace signalbox::github
