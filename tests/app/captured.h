// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>
#include <QStringList>

#include <cstdio>
#include <unistd.h>
#include <utility>

namespace signalbox::tests {

/// What goes to a stream of the process while this lives.
class Captured {
public:
    Captured(std::FILE* stream, const QString& path)
        : m_stream(stream)
        , m_path(path)
    {
        std::fflush(stream);
        m_before = dup(fileno(stream));
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || dup2(file.handle(), fileno(stream)) < 0)
            qFatal("%s cannot be captured into", qPrintable(path));
    }
    ~Captured() { (void)text(); }
    Q_DISABLE_COPY_MOVE(Captured)

    /// Gives the stream back.
    QString text()
    {
        if (m_before >= 0) {
            std::fflush(m_stream);
            dup2(m_before, fileno(m_stream));
            ::close(std::exchange(m_before, -1));
        }
        QFile file(m_path);
        return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private:
    std::FILE* m_stream;
    QString m_path;
    int m_before = -1;
};

/// What a command of the command line left behind.
struct Ended {
    int status = -1;
    QString output;
    QString errors;

    QStringList lines() const { return output.split(QLatin1Char('\n'), Qt::SkipEmptyParts); }
};

} // namespace signalbox::tests
