// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/job_past.h"

#include <QWidget>

namespace signalbox::views {

/// The times that a job ran as bars, the newest at the right, as many as fit: how high says how long, the colour and
/// the foot say how it ended, a dot above says flaky. The list below it says the same in words.
class JobPastStrip final : public QWidget {
    Q_OBJECT

public:
    explicit JobPastStrip(QWidget* parent = nullptr);

    void setPast(const lists::JobPast& past);
    QSize sizeHint() const override;

Q_SIGNALS:
    /// A bar was clicked: the row of the list that it stands for.
    void clicked(int row);

protected:
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    int rowAt(const QPoint& position) const; ///< -1 for none

    lists::JobPast m_past;
};

} // namespace signalbox::views
