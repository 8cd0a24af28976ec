// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "core/state.h"

#include <QWidget>

namespace signalbox::views {

/// Shape and word on a tinted pill: "(check) Passed".
class StatusBadge final : public QWidget {
    Q_OBJECT

public:
    enum class Size { Normal, Large };

    explicit StatusBadge(Size size = Size::Normal, QWidget* parent = nullptr);

    /// The word is core::words(state), so that "Timed out" is not shown as a mere "Failed".
    void setState(const core::State& state);
    /// For what has no state of GitHub's own, such as a whole repository.
    void setOutcome(core::Outcome outcome, const QString& word);
    core::Outcome outcome() const { return m_outcome; }
    QString word() const { return m_word; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont wordFont() const;
    int iconSide() const;

    Size m_size;
    class Spin* m_spin;
    core::Outcome m_outcome = core::Outcome::Unknown;
    QString m_word;
};

} // namespace signalbox::views
