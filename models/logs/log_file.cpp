// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_file.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace signalbox::logs {

LogFile::LogFile(QString path, int descriptor, qint64 size)
    : m_path(std::move(path))
    , m_descriptor(descriptor)
    , m_size(size)
{
}

LogFile::~LogFile()
{
    ::close(m_descriptor);
}

core::Result<std::shared_ptr<const LogFile>> LogFile::open(const QString& path)
{
    const auto failed = [&path](int code) {
        return std::unexpected(core::Error{
            .kind = code == ENOENT ? core::ErrorKind::NotFound : core::ErrorKind::Storage,
            .what = u"The log %1 cannot be opened."_s.arg(path),
            .advice = u"Fetch it again, or check who may read the file."_s,
            .detail = qt_error_string(code),
        });
    };
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return failed(errno);
    struct stat status{};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return failed(EINVAL);
    }
    return std::shared_ptr<const LogFile>(new LogFile(path, descriptor, status.st_size));
}

qint64 LogFile::read(qint64 offset, char* to, qint64 size) const
{
    qint64 done = 0;
    while (done < size) {
        const ssize_t got = ::pread(m_descriptor, to + done, size_t(size - done), offset + done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += got;
    }
    return done;
}

QByteArray LogFile::read(qint64 offset, qint64 size) const
{
    QByteArray bytes(qBound<qint64>(0, m_size - offset, size), Qt::Uninitialized);
    bytes.truncate(read(offset, bytes.data(), bytes.size()));
    return bytes;
}

} // namespace signalbox::logs
