// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace signalbox::views {

class ElidedLabel;

/// A drawing and a few words: "(branch) main". Hidden while it has nothing to say.
class Fact final : public QWidget {
    Q_OBJECT

public:
    /// `icon` names a drawing of resources/icons; `meaning` is for screen readers and the tooltip: "Branch".
    Fact(const QString& icon, const QString& meaning, QWidget* parent = nullptr);

    /// `more` is shown in the tooltip below the meaning, when it differs from the text.
    void setText(const QString& text, const QString& more = {});
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void drawIcon();

    QString m_iconName;
    QString m_meaning;
    QLabel* m_icon;
    ElidedLabel* m_text;
};

} // namespace signalbox::views
