// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace signalbox::views {

/// The names at the side of lists::AttemptModel, and below each how the job did differently.
class AttemptNames final : public QHeaderView {
    Q_OBJECT

public:
    explicit AttemptNames(QWidget* parent = nullptr);

    /// Room for the longest of all, up to `most`.
    int wanted(int most) const;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    bool viewportEvent(QEvent* event) override;

private:
    QString textAt(int section, int role) const;
};

} // namespace signalbox::views
