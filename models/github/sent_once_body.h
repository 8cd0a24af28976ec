// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

namespace signalbox::github {

/// The body of a write that must not go out twice. Qt sends any request again, a POST too, when the server closes a
/// connection that was used before; it gives that up only when the body cannot be rewound. This one cannot,
/// not even when it is empty.
class SentOnceBody final : public QIODevice {
    Q_OBJECT

public:
    explicit SentOnceBody(QByteArray body);

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    qint64 bytesAvailable() const override { return m_body.size() - m_read + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char* data, qint64 size) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    QByteArray m_body;
    qint64 m_read = 0;
};

} // namespace signalbox::github
