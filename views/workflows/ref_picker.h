// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace signalbox::views {

/// A branch or tag: from a list, by a part of its name, or typed whole. GitHub knows more tags than are listed.
class RefPicker final : public QComboBox {
    Q_OBJECT

public:
    explicit RefPicker(QWidget* parent = nullptr);
    ~RefPicker() override;

    /// The default branch comes first. What stands in it stays.
    void setRefs(const QString& defaultBranch, const QStringList& branches, const QStringList& tags);
    QString ref() const { return m_ref; }
    /// Without saying so.
    void setRef(const QString& ref);

Q_SIGNALS:
    /// Another one than before, by the user; never empty.
    void refChosen(const QString& ref);

protected:
    void wheelEvent(QWheelEvent* event) override;

private:
    void take();

    QString m_ref;
};

} // namespace signalbox::views
