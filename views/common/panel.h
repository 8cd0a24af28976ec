// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace signalbox::views {

/// The ground of a card: surface colour, hairline, rounded corners; for a widget's paintEvent.
void paintCard(QWidget* widget);

/// A rounded card with a title, for what belongs together on a screen.
class Panel final : public QWidget {
    Q_OBJECT

public:
    explicit Panel(const QString& title = {}, QWidget* parent = nullptr);

    /// An empty title takes the title's line away.
    void setTitle(const QString& title);
    QString title() const;
    /// A drawing of resources/icons before the title.
    void setIcon(const QString& name);

    /// The title's line, to add something at its end.
    QHBoxLayout* header() const { return m_header; }
    /// Where the content goes.
    QVBoxLayout* body() const { return m_body; }
    /// Lets the content reach the card's edges, for lists.
    void setFlush(bool flush);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void drawIcon();

    class ElidedLabel* m_title;
    QString m_iconName;
    QLabel* m_icon;
    QWidget* m_headerRow;
    QHBoxLayout* m_header;
    QVBoxLayout* m_body;
};

} // namespace signalbox::views
